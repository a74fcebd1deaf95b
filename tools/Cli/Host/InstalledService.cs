namespace Roomtone.Cli.Host;

/// <summary>One of the services as its package installs it.</summary>
/// <param name="name">As in the name of its package.</param>
/// <param name="assembly">Its program.</param>
/// <param name="folder">Where programs are installed.</param>
/// <param name="settingsFolder">Where settings are.</param>
internal sealed class InstalledService(string name, string assembly, string folder = "/usr/lib/roomtone", string settingsFolder = "/etc/roomtone")
{
    private const string SettingsVariable = "ROOMTONE_SETTINGS";

    public static InstalledService Agent => new("agent", "Roomtone.EdgeAgent");

    public static InstalledService CloudSync => new("cloudsync", "Roomtone.CloudSync");

    public static InstalledService Dashboard => new("dashboard", "Roomtone.Dashboard");

    public static IReadOnlyList<InstalledService> All => [Agent, CloudSync, Dashboard];

    public string Name => name;

    /// <summary>As a sentence begins with it.</summary>
    public string Title => name switch { "cloudsync" => "CloudSync", "agent" or "dashboard" => "The " + name, _ => name };

    public string Package => "roomtone-" + name;

    public string Program => Path.Combine(folder, name, assembly);

    public bool IsInstalled => File.Exists(Program);

    /// <summary>Null where there is none.</summary>
    public string? Settings => Path.Combine(settingsFolder, name + ".json") is var file && File.Exists(file) ? file : null;

    /// <summary>Its commands go by the settings of the installed service, unless the caller names others.</summary>
    public void OfferSettings()
    {
        if (Environment.GetEnvironmentVariable(SettingsVariable) is null or "" && Settings is { } settings) Posix.SetVariable(SettingsVariable, settings);
    }
}
