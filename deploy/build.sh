#!/bin/sh
# From a checkout to an environment that holds Baton and nothing else: deploy/build.sh /opt/baton
# Only pinned packages are installed, and each is held against its hash. The Dockerfile runs this file.
set -eu
target=$1
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/tools"
"$scratch/tools/bin/python" -m pip install --quiet --require-hashes --only-binary :all: -r requirements/wheel.txt
"$scratch/tools/bin/python" -m hatchling build --target wheel --directory "$scratch/dist"

python3 -m venv "$target"
"$target/bin/python" -m pip install --quiet --require-hashes --only-binary :all: -r requirements/run.txt
"$target/bin/python" -m pip install --quiet --no-deps --no-index "$scratch"/dist/*.whl
"$target/bin/baton" --version
