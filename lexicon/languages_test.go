package lexicon

import "testing"

func TestTheLanguageOfAFewWordsIsTold(t *testing.T) {
	for _, c := range []struct {
		question  string
		low, high float64 // bounds of how likely it is French
	}{
		{"cybersécurité", 0.8, 1},
		{"cybersecurity", 0, 0.2},
		{"hôpitaux paralysés", 0.9, 1},
		{"hospitals paralysed", 0, 0.1},
		{"village", 0.3, 0.7},
		{"Paris", 0.3, 0.7},
		{"lutte contre le terrorisme", 0.95, 1},
		{"fight against terrorism", 0, 0.05},
		{"", 0.5, 0.5},
		{"2017", 0.5, 0.5},
		{"北京", 0, 1},
	} {
		if french, english := Languages(c.question); french < c.low || french > c.high || french+english != 1 {
			t.Errorf("Languages(%q) = %.2f, %.2f; want French from %.2f to %.2f", c.question, french, english, c.low, c.high)
		}
	}
}

func TestWordsOfOneSideOfTheCheckedTableTellTheLanguage(t *testing.T) {
	for _, c := range []struct {
		question  string
		low, high float64 // bounds of how likely it is French
	}{
		{"FMI", 0.7, 1},
		{"PME", 0.7, 1},
		{"IMF", 0, 0.3},
		{"NGOs", 0, 0.4},
		{"GDP", 0, 0.3},
		{"PIB", 0.7, 1},
		{"ZQX", 0.3, 0.7},
	} {
		if french, _ := Languages(c.question); french < c.low || french > c.high {
			t.Errorf("Languages(%q): French %.2f; want from %.2f to %.2f", c.question, french, c.low, c.high)
		}
	}
}
