package indextest

import "strings"

// bodies are names of organisations in small letters, and the value of each.
var bodies = map[string]string{
	"europol": "Europol", "anssi": "ANSSI", "otan": "OTAN", "nato": "OTAN", "ei": "État islamique",
	"union européenne": "Union européenne", "european union": "Union européenne", "at&t": "AT&T",
}

// Body returns the value of the organisation of random articles that has such a name: an
// engine whose questions may name organisations is opened with it.
func Body(name string) (value string, known bool) {
	value, known = bodies[strings.ToLower(name)]
	return value, known
}
