namespace CrossAcctSync.Expressions.Jsonata;

internal enum JsonataConditionKind
{
    Known,
    Opaque,
    Equal,
    Present,
    Not,
    Both,
    Either,
}
