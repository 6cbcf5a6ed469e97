namespace CrossAcctSync.RollOut;

/// <summary>What became of a template's file.</summary>
public enum TemplateFileStatus
{
    /// <summary>No file was asked for, or the writing was not approved.</summary>
    NotWritten,

    /// <summary>The file was written.</summary>
    Written,

    /// <summary>The file has this content already, and was left alone.</summary>
    Unchanged,
}
