using System.Management.Automation;

namespace CrossAcctSync.EmptyModule;

/// <summary>A cmdlet that does nothing, for a binary module than which none can be smaller.</summary>
[Cmdlet(VerbsCommon.Get, "EmptyThing")]
public sealed class GetEmptyThingCommand : Cmdlet
{
}
