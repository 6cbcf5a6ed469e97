namespace YamlDotNet;

/// <summary>The only type of an assembly that shares nothing but its name with the real one.</summary>
public static class OtherVersion
{
}
