package distributed

import "unicode/utf8"

// appendString appends s as a string of JSON. Bytes that are no UTF-8 become the replacement character, as in package
// encoding/json, which has no function that appends.
func appendString[S string | []byte](dst []byte, s S) []byte {
	const digits = "0123456789abcdef"
	dst = append(dst, '"')
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '\n':
			dst = append(append(dst, s[done:i]...), `\n`...)
		case c == '"' || c == '\\':
			dst = append(append(dst, s[done:i]...), '\\', c)
		case c < ' ':
			dst = append(append(dst, s[done:i]...), '\\', 'u', '0', '0', digits[c>>4], digits[c&15])
		case c < utf8.RuneSelf:
			i++
			continue
		default:
			r, size := utf8.DecodeRuneInString(string(s[i:min(i+utf8.UTFMax, len(s))]))
			if i += size; r != utf8.RuneError || size > 1 {
				continue
			}
			dst = append(append(dst, s[done:i-1]...), `\ufffd`...)
			done = i
			continue
		}
		i++
		done = i
	}
	return append(append(dst, s[done:]...), '"')
}
