package io.benchtable.tables.storage.transfer;

/** Why an export or an import has ended without what was wanted. */
public record TransferFailure(String code, String message) {}
