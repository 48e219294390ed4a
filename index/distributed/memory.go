package distributed

import (
	"kiosque/index/bounded"
	"kiosque/index/shown"
)

// memory is what a generation remembers for the next question. None of it is an answer: whoever asks the cluster
// without it is told the same.
type memory struct {
	frequencies *bounded.Cache[frequency]
	facts       *bounded.Cache[*fact]
	readings    *bounded.Cache[*read]
	pages       *bounded.Cache[*shown.Page]
	titles      *bounded.Cache[titled]
}

// How many bytes are remembered.
const (
	bytesOfFrequencies = 8 << 20
	bytesOfFacts       = 4 << 20
	bytesOfReadings    = 4 << 20
	bytesOfPages       = 24 << 20
	bytesOfTitles      = 8 << 20
)

func newMemory() *memory {
	return &memory{
		bounded.New[frequency](bytesOfFrequencies), bounded.New[*fact](bytesOfFacts),
		bounded.New[*read](bytesOfReadings), bounded.New[*shown.Page](bytesOfPages), bounded.New[titled](bytesOfTitles),
	}
}
