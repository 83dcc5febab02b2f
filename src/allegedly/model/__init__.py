"""The data model: frozen, slotted dataclasses of the standard library, with content-hash ids."""
