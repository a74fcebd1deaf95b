using Microsoft.Extensions.Configuration;

namespace Roomtone.Hosting.Settings;

/// <summary>Where settings come from: the file, then the environment, then the command line, the later before the earlier.</summary>
internal static class SettingsSources
{
    private const string Option = "--settings";
    private const string Variable = "ROOMTONE_SETTINGS";
    private const string Prefix = "ROOMTONE_";

    /// <summary>Of all services: an environment may be shared by those of one machine.</summary>
    public static readonly IReadOnlySet<string> AllSections = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "Accounts", "Button", "Camera", "Database", "Device", "Hours", "Http", "Ingest", "Joining", "Library", "Light", "Logging",
        "Metrics", "Mood", "Mqtt", "Music", "Noticing", "Radio", "Recording", "Retention", "SoundCloud", "Speaker", "Spotify", "Sync",
        "Tastes", "Vision", "YouTube",
    };

    /// <param name="configuration">Where they are added.</param>
    /// <param name="args">The command line.</param>
    /// <param name="sections">What the file may hold; null for a program that reads one section and leaves the rest alone.</param>
    /// <returns>A sentence for each fault of their shape.</returns>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    public static IReadOnlyList<string> Add(IConfigurationBuilder configuration, string[] args, SettingsSections? sections)
    {
        var problems = new List<string>();
        if (PathIn(args) is { } path) problems.AddRange(AddFile(configuration, path, sections));
        configuration.AddEnvironmentVariables(Prefix);
        configuration.AddCommandLine([.. args.Where(IsValue)]);
        problems.AddRange(UnknownVariables());
        if (sections is not null) problems.AddRange(UnknownArguments(args, sections));
        return problems;
    }

    private static IEnumerable<string> AddFile(IConfigurationBuilder configuration, string path, SettingsSections? sections)
    {
        var file = SettingsFile.Read(path);
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        var twice = new List<string>();
        Flatten("", file, values, twice);
        configuration.AddInMemoryCollection(values);
        return twice.Select(key => $"{key} stands twice in {path}; keep one of them.").Concat(sections?.Problems(file) ?? []);
    }

    /// <summary>What is null counts as not written, and so does what is empty.</summary>
    private static void Flatten(string prefix, SettingsNode node, Dictionary<string, string?> values, List<string> twice)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, child) in node.Children)
        {
            var key = prefix.Length == 0 ? name : ConfigurationPath.Combine(prefix, name);
            if (!names.Add(name)) twice.Add(key);
            else if (child.Text is { } text) values[key] = text;
            else Flatten(key, child, values, twice);
        }
    }

    /// <exception cref="SettingsException">A file is wanted, and not named.</exception>
    private static string? PathIn(string[] args)
    {
        var index = Array.IndexOf(args, Option);
        var joined = args.FirstOrDefault(arg => arg.StartsWith(Option + "=", StringComparison.Ordinal));
        var option = index < 0 ? joined?[(Option.Length + 1)..] : args.ElementAtOrDefault(index + 1) ?? "";
        var path = option ?? Environment.GetEnvironmentVariable(Variable);
        if (path is not { Length: 0 }) return path is null ? null : Path.GetFullPath(path);
        throw new SettingsException([
            option is null
                ? $"{Variable} is empty. Give it the path of the settings file, or remove it."
                : $"{Option} needs the path of the settings file.",
        ]);
    }

    private static bool IsValue(string arg) =>
        arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal)
        && !arg.StartsWith(Option + "=", StringComparison.Ordinal);

    /// <summary>Two underscores make a key of a section; with one it may be a secret, or another program's.</summary>
    private static IEnumerable<string> UnknownVariables() =>
        from name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal)
        where name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && name.Contains("__", StringComparison.Ordinal)
        let section = name[Prefix.Length..].Split("__")[0]
        where !AllSections.Contains(section)
        select $"The environment variable {name} names the section {section}, which is not known. Known sections: {string.Join(", ", AllSections.Order())}.";

    private static IEnumerable<string> UnknownArguments(string[] args, SettingsSections sections)
    {
        foreach (var arg in args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal)))
        {
            var (key, value) = (arg[2..].Split('=')[0], arg.Contains('=', StringComparison.Ordinal));
            if (!key.Contains(':', StringComparison.Ordinal)) continue;
            var section = key.Split(':')[0];
            if (!value) yield return $"{arg} has no value. Write {arg}=VALUE, in one word.";
            else if (!sections.Names.Contains(section, StringComparer.OrdinalIgnoreCase)) yield return sections.Unknown(section);
        }
    }
}
