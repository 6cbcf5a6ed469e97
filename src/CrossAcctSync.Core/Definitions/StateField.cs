namespace CrossAcctSync.Definitions;

/// <summary>The fields of a state that an analysis reads, by their names in the Amazon States Language.</summary>
internal enum StateField
{
    Type,
    QueryLanguage,
    Next,
    Resource,
    Credentials,
    Parameters,
    Arguments,
    InputPath,
    OutputPath,
    ResultPath,
    Result,
    ResultSelector,
    Output,
    Assign,
    Choices,
    Default,
    Catch,
    Branches,
    ItemProcessor,
    Iterator,
    ItemReader,
    ItemBatcher,
    ItemSelector,
    Items,
    ItemsPath,
}
