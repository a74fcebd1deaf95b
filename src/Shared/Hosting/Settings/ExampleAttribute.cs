namespace Roomtone.Hosting.Settings;

/// <summary>What somebody could write for a key of the settings, as it stands in the file.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExampleAttribute(string json) : Attribute
{
    public string Json => json;
}
