package io.benchtable.tables.access;

/** What a key that signs requests stands for. */
record AccessKey(SigningKeys keys, Caller caller) {

  static AccessKey of(String secretKey, Caller caller) {
    return new AccessKey(new SigningKeys(secretKey), caller);
  }
}
