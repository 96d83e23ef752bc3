//! The YAML files in `claims/`: their shape, reading and writing.
