package cluster

import (
	"bytes"
	"errors"
)

var errMalformed = errors.New("an answer that is no JSON")

// walk visits what stands in the object or the array that begins at i and ends with a closing bracket: members with
// their keys, as they are written, elements with none, each with the place where its value begins. Visit returns
// where that ends. Walk returns the end of the whole.
func walk(b []byte, i int, closing byte, visit func(key []byte, at int) (int, error)) (int, error) {
	if i = blanks(b, i+1); i < len(b) && b[i] == closing {
		return i + 1, nil
	}
	for {
		var key []byte
		if closing == '}' {
			end := valueEnd(b, i)
			if end < i+2 || b[i] != '"' {
				return 0, errMalformed
			}
			key = b[i+1 : end-1]
			if i = blanks(b, end); i >= len(b) || b[i] != ':' {
				return 0, errMalformed
			}
			i = blanks(b, i+1)
		}
		end, err := visit(key, i)
		if err != nil {
			return 0, err
		}
		if i = blanks(b, end); i >= len(b) || b[i] != ',' {
			return closed(b, i, closing)
		}
		i = blanks(b, i+1)
	}
}

func closed(b []byte, i int, closing byte) (int, error) {
	if i >= len(b) || b[i] != closing {
		return 0, errMalformed
	}
	return i + 1, nil
}

// skip is decode into nothing.
func skip(b []byte, i int) (int, error) {
	if end := valueEnd(b, i); end >= 0 {
		return end, nil
	}
	return 0, errMalformed
}

var errEnough = errors.New("enough")

// members visits the members of the object that b holds, in order, each with its value as it stands there; visit
// returns false to stop. What is not looked at is not checked: decoding does that.
func members(b []byte, visit func(key, value []byte) bool) error {
	i := blanks(b, 0)
	if i == len(b) || b[i] != '{' {
		return errMalformed
	}
	_, err := walk(b, i, '}', func(key []byte, at int) (int, error) {
		end, err := skip(b, at)
		if err == nil && !visit(key, b[at:end]) {
			err = errEnough
		}
		return end, err
	})
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// elements visits those of the array that b holds.
func elements(b []byte, visit func(value []byte) error) error {
	i := blanks(b, 0)
	if i == len(b) || b[i] != '[' {
		return errMalformed
	}
	_, err := walk(b, i, ']', func(_ []byte, at int) (int, error) {
		end, err := skip(b, at)
		if err == nil {
			err = visit(b[at:end])
		}
		return end, err
	})
	return err
}

func blanks(b []byte, i int) int {
	for i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t') {
		i++
	}
	return i
}

// valueEnd is where the value ends that begins at i; -1: it does not end.
func valueEnd(b []byte, i int) int {
	if i >= len(b) {
		return -1
	}
	switch b[i] {
	case '"':
		return stringEnd(b, i)
	case '{', '[':
		return nestedEnd(b, i)
	}
	at := i
	for at < len(b) && bytes.IndexByte([]byte(",]}: \n\r\t\""), b[at]) < 0 {
		at++
	}
	if at == i {
		return -1
	}
	return at
}

func nestedEnd(b []byte, i int) int {
	for depth := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			end := stringEnd(b, i)
			if end < 0 {
				return -1
			}
			i = end - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}

func stringEnd(b []byte, i int) int {
	for at := i + 1; ; at++ {
		next := bytes.IndexByte(b[at:], '"')
		if next < 0 {
			return -1
		}
		at += next
		slashes := 0
		for b[at-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return at + 1
		}
	}
}
