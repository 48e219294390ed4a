package read

import (
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func TestATableStatesFactsAboutTheFilesBesideIt(t *testing.T) {
	want := Metadata{
		Title: "L’été, enfin", Date: "2017-03-12", Lang: "fr", Source: "La Source",
		Countries: []string{"FR", "Belgique"}, Organisations: []string{"ONU"},
	}
	comma := "File,Title,Date,Lang,Source,Countries,Organisations\nd/a.txt,\"L’été, enfin\",12/03/2017,fr,La Source,FR;Belgique,ONU\n"
	western, err := charmap.Windows1252.NewEncoder().String(strings.ReplaceAll(comma, ",", ";"))
	if err != nil {
		t.Fatal(err)
	}
	western = strings.NewReplacer("été; enfin", "été, enfin", "\xe9t\xe9; enfin", "\xe9t\xe9, enfin", "FR;Belgique", "\"FR;Belgique\"").Replace(western)
	tests := []struct{ name, file, content string }{
		{"commas", "metadata.csv", comma},
		{"commas and a byte order mark", "Metadata.CSV", "\ufeff" + comma},
		{"semicolons and Windows-1252", "metadata.csv", western},
		{"tabs", "metadata.csv", "filename\ttitle\tdate\tlang\tsource\tcountries\torganisations\r\nd\\a.txt\tL’été, enfin\t12.3.2017\tfrançais\tLa Source\tFR; Belgique;\tONU\r\n"},
		{"JSON lines", "metadata.jsonl", `{"file":"d/a.txt","title":"L’été, enfin","date":"20170312","lang":"fr","source":"La Source","countries":["FR","Belgique"],"organisations":"ONU"}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			docs, refused := readAll(t, corpus(t, map[string]string{"d/a.txt": "corps", test.file: test.content}), Options{})
			if len(docs) != 1 || !reflect.DeepEqual(docs[0].User, want) || len(refused) > 0 {
				t.Errorf("read %+v\nwant %+v\nrefused %v", docs, want, refused)
			}
		})
	}
}

func TestARowThatCannotBeUsedIsRefused(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"a file that is not there", "file,title\nb.txt,x\n", "metadata.csv:2: names b.txt, which is not there"},
		{"a file outside", "file\n../b.txt\n", "metadata.csv:2: names ../b.txt, which is not there"},
		{"a bad date", "file,date\na.txt,2017-13-01\n", `metadata.csv:2: a.txt: date "2017-13-01": no such day`},
		{"an ambiguous date", "file,date,lang\na.txt,12/03/2017,en\n", `metadata.csv:2: a.txt: date "12/03/2017": ` + errAmbiguous.Error()},
		{"no name", "file,title\n,x\n", "metadata.csv:2: names no file"},
		{"no column of names", "title\nx\n", `metadata.csv:1: no column "file"`},
		{"a second row", "file,title\na.txt,x\na.txt,y\n", "metadata.csv:3: a second row for a.txt"},
		{"an empty table", "", `metadata.csv:1: no column "file"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			docs, refused := readAll(t, corpus(t, map[string]string{"a.txt": "x", "metadata.csv": test.content}), Options{})
			if len(docs) != 1 || len(refused) != 1 || refused[0].Error() != test.want {
				t.Errorf("read %d, refused %q, want %q", len(docs), refused, test.want)
			}
			if len(docs) == 1 && docs[0].User.Date != "" {
				t.Errorf("took the date %q", docs[0].User.Date)
			}
		})
	}
}

func TestNearerTablesAndTheRecordItselfWin(t *testing.T) {
	docs, refused := readAll(t, corpus(t, map[string]string{
		"metadata.csv":     "file,source,author,id\nd/a.txt,far,A,a1\nd/b.jsonl,far,B,b1\n",
		"d/metadata.csv":   "file,source\na.txt,near\n",
		"d/metadata.jsonl": `{"file":"b.jsonl","lang":"en"}`,
		"d/a.txt":          "x",
		"d/b.jsonl":        `{"id":"r1","text":"x","source":"own"}`,
	}), Options{})
	want := []Document{
		{ID: "a1", Path: "d/a.txt", Text: "x", User: Metadata{Source: "near", Author: "A"}},
		{ID: "r1", Path: "d/b.jsonl", Text: "x", User: Metadata{Source: "own", Author: "B", Lang: "en"}},
	}
	if !reflect.DeepEqual(docs, want) || len(refused) > 0 {
		t.Errorf("read %+v\nwant %+v\nrefused %v", docs, want, refused)
	}
}

func TestStatedDatesBecomeISO(t *testing.T) {
	tests := []struct{ in, lang, want string }{
		{"2017-03-12", "", "2017-03-12"},
		{"2017-03-12T10:00:00Z", "", "2017-03-12"},
		{"2017-03-12 23:59:59 +0200", "", "2017-03-12"},
		{"2017/03/12", "", "2017-03-12"},
		{"20170312", "", "2017-03-12"},
		{"20170312T100000Z", "", "2017-03-12"},
		{"2017-3", "", "2017-03"},
		{"2017", "", "2017"},
		{"12/03/2017", "fr", "2017-03-12"},
		{"25/03/2017", "en", "2017-03-25"},
		{"03/25/2017", "en", "2017-03-25"},
		{"3/3/2017", "en", "2017-03-03"},
		{"12 mars 2017", "", "2017-03-12"},
		{"Dimanche 1er août 2021 à 10h30", "", "2021-08-01"},
		{"March 12, 2017", "", "2017-03-12"},
		{"Sun, 12 Mar 2017 10:00:00 GMT", "", "2017-03-12"},
		{"Sept. 2nd 2016", "", "2016-09-02"},
		{"mars 2017", "", "2017-03"},
	}
	for _, test := range tests {
		if got, err := isoDate(test.in, test.lang); got != test.want || err != nil {
			t.Errorf("%q became %q, %v; want %q", test.in, got, err, test.want)
		}
	}
}

func TestWhatIsNoDateIsRefused(t *testing.T) {
	for _, in := range []string{
		"", "hier", "12/03/2017", "2017-02-29", "2017-00-10", "31/04/2017", "0001-01-01", "1489312800", "12-03-17",
		"lundi", "12 mars", "2017-03-12-13-14-" + strings.Repeat("1", 80), "mars", "20171332", "2017-W10", "12",
	} {
		if got, err := isoDate(in, "en"); err == nil {
			t.Errorf("%q became %q", in, got)
		}
	}
}

func TestATableIsNotReadInSilence(t *testing.T) {
	tests := []struct{ sentence, content, refused string }{
		{"a column without a meaning", "file,titre\na.txt,Un\n", `metadata.csv:1: column "titre"`},
		{"a quotation mark that is never closed", "file,title\na.txt,\"Un\nb.txt,Deux\n", "metadata.csv:2: "},
		{"a quotation mark within a cell", "file,title\na.txt,\"un\" mot\n", "metadata.csv:2: "},
	}
	for _, test := range tests {
		t.Run(test.sentence, func(t *testing.T) {
			_, refused := readAll(t, corpus(t, map[string]string{"a.txt": "corps", "b.txt": "corps", "metadata.csv": test.content}), Options{})
			if len(refused) == 0 || !strings.HasPrefix(refused[0].Error(), test.refused) {
				t.Errorf("refused %q, want %q first", refused, test.refused)
			}
		})
	}
}
