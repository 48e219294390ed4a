# docker build -t kiosque .
# docker run --rm -p 8080:8080 kiosque                                       (the reference corpus)
# docker run --rm -p 8080:8080 -v "$PWD/articles:/corpus:ro" -v kiosque:/data -e KIOSQUE_CORPUS=/corpus kiosque
# docker buildx build --platform linux/arm64 -t kiosque .                    (Go compiles for it; nothing is emulated)

# The modules, in a layer of their own: they change less often than the source.
FROM --platform=$BUILDPLATFORM golang:1.26.8-alpine AS modules
ARG GOPROXY
ENV GOMODCACHE=/cache/modules GOCACHE=/cache/build GOTOOLCHAIN=local CGO_ENABLED=0
WORKDIR /source
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/cache/modules go mod download

# One static binary for the platform that is asked for, and an empty folder to become the data volume.
FROM modules AS build
ARG VERSION=unreleased
ARG TARGETOS
ARG TARGETARCH
COPY . .
RUN --mount=type=cache,target=/cache/modules --mount=type=cache,target=/cache/build \
    GOOS=${TARGETOS} GOARCH=${TARGETARCH} go build -trimpath -buildvcs=false -tags nomsgpack \
      -ldflags="-s -w -X kiosque/cli.release=${VERSION}" -o /image/kiosque . \
    && mkdir -p /image/data

FROM scratch
ARG VERSION=unreleased
ARG REVISION=unknown
ARG CREATED=1970-01-01T00:00:00Z
LABEL org.opencontainers.image.title="Kiosque" \
      org.opencontainers.image.description="A searchable French and English archive from a folder of scraped press articles" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}"
COPY --from=build /image/kiosque /kiosque
COPY --from=build --chown=65532:65532 /image/data /data
COPY LICENSE /LICENSE
COPY seeds /seeds
ENV KIOSQUE_ADDR=0.0.0.0:8080 KIOSQUE_CORPUS=/seeds KIOSQUE_DATA=/data
USER 65532:65532
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 CMD ["/kiosque", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/kiosque"]
CMD ["serve"]
