namespace CrossAcctSync.Definitions;

/// <summary>The language of a state's expressions (https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html).</summary>
public enum QueryLanguage
{
    /// <summary>JSONPath with intrinsic functions: fields whose names end in <c>.$</c>.</summary>
    JsonPath,

    /// <summary>JSONata: texts between <c>{%</c> and <c>%}</c>.</summary>
    Jsonata,
}
