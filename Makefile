# The tools that the checks use, pinned.
LINT := go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

FUZZTIME := 10000x
VERSION  := unreleased
SIZES    := 21578
TORTURE  := 1
QUESTIONS := 20

.PHONY: build sbom serve test check format vet lint race tidy fuzz bench torture pages tools python schemathesis screenshots image image-check release release-check deploy-check cluster cluster-stop

build: ## the program, in bin/
	CGO_ENABLED=0 go build -trimpath -tags nomsgpack -o bin/kiosque .

sbom: build ## what the program was built from, as CycloneDX, beside it
	bin/kiosque version --sbom > bin/kiosque.cdx.json

serve: ## the reference corpus on 127.0.0.1:8080
	go run . serve

test: ## what a newcomer runs; needs nothing but Go
	go test ./...

check: format vet lint race ## everything a change must pass

format: ## fails where gofmt would change something
	@differs=$$(gofmt -l .); test -z "$$differs" || { echo "gofmt -w is needed on:"; echo "$$differs"; exit 1; }

vet:
	go vet ./...

lint:
	$(LINT) run ./...

race: ## what cli, docs, pages, torture and deploy try is a program of its own, which one of their tests builds with the detector. That engines answer as the naive one is tried by test: QUESTIONS show what runs beside what
	KIOSQUE_QUESTIONS=$(QUESTIONS) go test -race $$(go list ./... | grep -vE '/(cli|docs|pages|torture|deploy)$$')

tidy: ## go.mod and go.sum say what is used, and the modules are what they were
	go mod tidy -diff
	go mod verify

fuzz: ## every fuzz target, FUZZTIME inputs each
	.ci/fuzz.sh $(FUZZTIME)

cluster: ## three nodes of OpenSearch on this machine; says what KIOSQUE_CLUSTER must be. Wants Maven and Java 21 or later
	index/distributed/nodes/cluster.sh start 3

cluster-stop: ## ends them and deletes what they held
	index/distributed/nodes/cluster.sh clean

bench: ## Kiosque beside other engines on corpora of SIZES articles; further flags in BENCH, see docs/bench.md
	go run ./bench -sizes "$(SIZES)" $(BENCH)

torture: ## what befalls programs, done to this one, in full; writes the figures of docs/reliability.md. More in TORTURE: make torture TORTURE=3
	KIOSQUE_REQUIRE=torture KIOSQUE_TORTURE=$(TORTURE) KIOSQUE_TORTURE_REPORT=$(CURDIR)/docs/reliability.json \
		go test -count=1 -timeout 2h -v ./torture
	go run ./torture docs/reliability.json docs/reliability.md

pages: tools ## every page in a browser: axe-core, the Nu HTML checker, Lighthouse, walks by mouse and keyboard; wants Chromium, Node, npm and Java
	KIOSQUE_REQUIRE=chromium,pages go test -count=1 -v ./pages

tools: ## what the checks of the pages run besides Go, at the versions of the lock file
	cd .ci && npm ci

python: ## what the checks run of Python, at the versions of .ci/requirements.txt, in a folder of its own
	python3 -m venv .ci/tools
	.ci/tools/bin/pip install --quiet --disable-pip-version-check -r .ci/requirements.txt

schemathesis: python ## the real program is asked what its description of the API allows and forbids; wants Python with venv
	.ci/schemathesis.sh

screenshots: ## the pictures of the pages in docs/; wants Chromium
	KIOSQUE_REQUIRE=chromium KIOSQUE_SCREENSHOTS=$(CURDIR)/docs/screenshots go test -count=1 -run TestScreenshots ./pages

image: ## the container image, with whatever container engine there is
	$(shell command -v docker || command -v podman || echo docker) build -t kiosque \
		--build-arg VERSION=$(VERSION) --build-arg REVISION=$(shell git rev-parse HEAD) --build-arg CREATED=$(shell TZ=UTC git log -1 --date=format-local:%Y-%m-%dT%H:%M:%SZ --format=%cd) .

image-check: python ## builds the image without an engine or a network, runs it and looks (as root)
	.ci/image.sh

deploy-check: python ## the files of deploy/, by systemd, podman-compose, nginx and Caddy
	.ci/deploy.sh

release: ## the archives for six systems, in dist/: make release VERSION=1.2.3
	go run ./release -version $(VERSION)

release-check: ## builds the archives twice, in two folders, and once without a cache: the bytes must be the same
	.ci/release.sh
