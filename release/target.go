package main

import (
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"errors"
	"fmt"
)

// target is a system that the program is built for, and what its header says then.
type target struct {
	os, arch string
	machine  func(path string) (any, error)
	want     any
}

// targets are the systems of a release.
var targets = []target{
	{"linux", "amd64", elfMachine, elf.EM_X86_64},
	{"linux", "arm64", elfMachine, elf.EM_AARCH64},
	{"darwin", "amd64", machoMachine, macho.CpuAmd64},
	{"darwin", "arm64", machoMachine, macho.CpuArm64},
	{"windows", "amd64", peMachine, uint16(pe.IMAGE_FILE_MACHINE_AMD64)},
	{"windows", "arm64", peMachine, uint16(pe.IMAGE_FILE_MACHINE_ARM64)},
}

func (t target) name() string { return t.os + "/" + t.arch }

// program is what the program is called there.
func (t target) program() string {
	if t.os == "windows" {
		return "kiosque.exe"
	}
	return "kiosque"
}

// extension is that of the archives that the system opens without further programs.
func (t target) extension() string {
	if t.os == "windows" {
		return ".zip"
	}
	return ".tar.gz"
}

func (t target) writer() writer {
	if t.os == "windows" {
		return writeZip
	}
	return writeTar
}

// check looks whether a program is for the target.
func (t target) check(path string) error {
	got, err := t.machine(path)
	if err == nil && got != t.want {
		err = fmt.Errorf("the program is for %v", got)
	}
	return err
}

func targetNames() (names []string) {
	for _, t := range targets {
		names = append(names, t.name())
	}
	return names
}

func targetOf(name string) (target, error) {
	for _, t := range targets {
		if t.name() == name {
			return t, nil
		}
	}
	return target{}, fmt.Errorf("expected one of %v", targetNames())
}

// elfMachine is that of a static program: one that asks for no loader.
func elfMachine(path string) (any, error) {
	f, err := elf.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP {
			return nil, errors.New("the program is not static")
		}
	}
	return f.Machine, nil
}

func machoMachine(path string) (any, error) {
	f, err := macho.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return f.Cpu, nil
}

func peMachine(path string) (any, error) {
	f, err := pe.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return f.Machine, nil
}
