package kiosque

import (
	"os"

	"kiosque/index/embedded"
)

// HoldVariable names the environment variable that says what the engine may hold
// ready of earlier questions.
const HoldVariable = "KIOSQUE_BENCH_HOLD"

// What can be held. Whole answers never are, nor what meets a question: every pass but the first would cost nothing.
const (
	HoldLists    = "lists"    // what a word is worth in every article
	HoldArticles = "articles" // and the articles that were shown, as in service; unless said otherwise
	HoldNothing  = "nothing"
)

const (
	none = 1  // byte: too little for anything; 0 would be the engine's default
	off  = -1 // the same for answers and what meets a question
)

var memories = map[string]embedded.Memory{
	HoldLists:    {Pages: none, Answers: off, Met: off},
	HoldArticles: {Answers: off, Met: off},
	HoldNothing:  {Lists: none, Pages: none, Answers: off, Met: off},
}

func memory() embedded.Memory {
	if m, known := memories[os.Getenv(HoldVariable)]; known {
		return m
	}
	return memories[HoldArticles]
}
