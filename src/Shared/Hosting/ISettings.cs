namespace Roomtone.Hosting;

/// <summary>A section of a service's settings. Its defaults are its initial values.</summary>
public interface ISettings
{
    /// <summary>The section's key in the settings file, e.g. <c>Camera</c>.</summary>
    static abstract string Section { get; }

    /// <summary>A sentence for each bad value: the key, the value, what is allowed. Empty when all is well.</summary>
    IEnumerable<string> Problems();
}
