using System.Management.Automation;

namespace CrossAcctSync.Module.Binding;

/// <summary>Keeps the engine from taking the text of a state machine that comes down the pipeline for a path.</summary>
/// <remarks>
/// An input that no parameter takes as it is becomes text for the one that takes input by value, before its properties
/// are tried as texts of other types. An invalid cast is what makes the engine pass a parameter over and go on.
/// </remarks>
internal sealed class PathTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData is not null && PSObject.AsPSObject(inputData).Properties["StateMachineArn"] is not null
        ? throw new ArgumentTransformationMetadataException("A state machine is no path.", new PSInvalidCastException("A state machine is no path."))
        : inputData!;
}
