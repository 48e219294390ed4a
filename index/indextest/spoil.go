package indextest

import (
	"reflect"
	"testing"

	"kiosque/index"
)

// spoil changes all that an answer shows, however deep: what a caller may do who owns it.
func spoil(answer any) { spoilValue(reflect.ValueOf(answer)) }

func spoilValue(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			spoilValue(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			spoilValue(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			spoilValue(v.Index(i))
		}
	default:
		spoilPlain(v)
	}
}

// spoilPlain changes a text, a number or a bool that may be set.
func spoilPlain(v reflect.Value) {
	switch {
	case !v.CanSet():
	case v.Kind() == reflect.String:
		v.SetString("spoilt " + v.String())
	case v.CanInt():
		v.SetInt(v.Int() + 1_000_000)
	case v.CanFloat():
		v.SetFloat(-v.Float() - 1)
	case v.Kind() == reflect.Bool:
		v.SetBool(!v.Bool())
	}
}

// articleBelongsToCaller spoils an article, alone and as a hit.
func articleBelongsToCaller(t *testing.T, e index.Engine) {
	t.Helper()
	var texts [2]string
	for i := range texts {
		a, err := e.Article(t.Context(), "a0001")
		if err != nil {
			t.Fatal(err)
		}
		texts[i] = written(t, a)
		spoil(&a)
	}
	if texts[0] != texts[1] {
		t.Errorf("an article was changed by its reader:\n%s", texts[1])
	}
}
