namespace CrossAcctSync.Expressions.Jsonata;

internal enum JsonataTokenKind
{
    End,
    Text,
    Number,
    Name,
    Variable,
    Symbol,
}
