package web

import "testing"

func TestQuotationMarksWithinQuotationMarksAreTheInnerOnes(t *testing.T) {
	french, _ := Find("fr")
	english, _ := Find("en")
	for text, want := range map[string][2]string{
		`forum`:               {"«\u202fforum\u202f»", "“forum”"},
		`"forum"`:             {"«\u202fforum\u202f»", "“forum”"},
		"« forum »":           {"«\u202fforum\u202f»", "“forum”"},
		"«\u202fforum\u202f»": {"«\u202fforum\u202f»", "“forum”"},
		`le "forum" de Lille`: {"«\u202fle “forum” de Lille\u202f»", "“le ‘forum’ de Lille”"},
		`"a b" OR "c"`:        {"«\u202f“a b” OR “c”\u202f»", "“‘a b’ OR ‘c’”"},
		`"a b"~5`:             {"«\u202f“a b”~5\u202f»", "“‘a b’~5”"},
		`le "forum`:           {"«\u202fle \"forum\u202f»", "“le \"forum”"},
		"»forum«":             {"«\u202f»forum«\u202f»", "“»forum«”"},
		"l’“été” d'« après »": {"«\u202fl’“été” d'“après”\u202f»", "“l’‘été’ d'‘après’”"},
		`"`:                   {"«\u202f\"\u202f»", "“\"”"},
		"":                    {"«\u202f\u202f»", "“”"},
		"“a “b” c”":           {"«\u202f“a “b” c”\u202f»", "““a “b” c””"},
		`""`:                  {"«\u202f\u202f»", "“”"},
	} {
		if have := french.Asked(text); have != want[0] {
			t.Errorf("%s: have %q, want %q", text, have, want[0])
		}
		if have := english.Asked(text); have != want[1] {
			t.Errorf("%s: have %q, want %q", text, have, want[1])
		}
	}
	if have := french.Quote(`"Non"`); have != "«\u202f“Non”\u202f»" {
		t.Errorf("a title keeps its own marks: have %q", have)
	}
}
