using System.Management.Automation;

namespace CrossAcctSync.Module.Binding;

/// <summary>Lets a region be its code, what Get-AWSRegion of AWS Tools gives, or an endpoint of the AWS SDK.</summary>
internal sealed class RegionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>The form of a region's code.</summary>
    public const string Pattern = @"\A[a-z]{2,4}(-[a-z]+)+-[0-9]+\z";

    /// <summary>The form in words.</summary>
    public const string Expected = "the code of a region, such as 'us-east-1'";

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => CodeOf(inputData) ?? inputData;

    /// <summary>The code of a region; null when the object is none.</summary>
    public static string? CodeOf(object? region)
    {
        if (region is null)
        {
            return null;
        }

        PSObject wrapped = PSObject.AsPSObject(region);
        return wrapped.BaseObject as string ?? (wrapped.Properties["SystemName"]?.Value ?? wrapped.Properties["Region"]?.Value) as string;
    }
}
