package cli

import (
	"errors"
	"runtime/debug"

	"kiosque/materials"
)

// bill prints what the program was built from.
func (p *program) bill() error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return errors.New("this program does not say what it was built from")
	}
	return p.json(materials.Of(info, version()))
}
