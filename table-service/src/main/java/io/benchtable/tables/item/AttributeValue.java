package io.benchtable.tables.item;

/** A value of an attribute; immutable, and equal to another of the same type and content. */
public sealed interface AttributeValue
    permits StringValue,
        NumberValue,
        BinaryValue,
        BooleanValue,
        NullValue,
        MapValue,
        ListValue,
        StringSetValue,
        NumberSetValue,
        BinarySetValue {

  DataType type();
}
