using Microsoft.Extensions.Configuration;
using Roomtone.Hosting.Settings;

namespace Roomtone.Hosting;

/// <summary>All sections that a service reads, so that their faults are told at once, and not one a start.</summary>
public sealed class SettingsSections
{
    private const string Logging = "Logging";

    private readonly Dictionary<string, (Func<object> Initial, Action<IConfiguration> Read)> _sections =
        new(StringComparer.OrdinalIgnoreCase);

    /// <summary>With the log's, which all services have.</summary>
    public IReadOnlyCollection<string> Names => [.. _sections.Keys, Logging];

    public SettingsSections With<T>()
        where T : class, ISettings, new()
    {
        _sections.Add(T.Section, (() => new T(), configuration => SettingsRegistration.Read<T>(configuration)));
        return this;
    }

    /// <summary>Adds the settings of <see cref="ServiceRun.AddSettingsSources"/> and checks them all.</summary>
    /// <exception cref="SettingsException">The file cannot be used, a key is unknown, or a value is not allowed; with a
    /// sentence for each.</exception>
    public void Load(IConfigurationBuilder builder, IConfiguration configuration, string[] args)
    {
        var problems = SettingsSources.Add(builder, args, this).Concat(ProblemsOf(() => Check(configuration))).Distinct().ToList();
        if (problems.Count > 0) throw new SettingsException(problems);
    }

    /// <exception cref="SettingsException">A key is unknown, or a value is not allowed; with a sentence for each.</exception>
    public void Check(IConfiguration configuration)
    {
        var problems = _sections.Values.SelectMany(section => ProblemsOf(() => section.Read(configuration)))
            .Concat(LogLevels.Problems(configuration.GetSection(Logging))).ToList();
        if (problems.Count > 0) throw new SettingsException(problems);
    }

    /// <summary>What of a file's own shape is wrong; its values are looked at with those of the environment.</summary>
    internal IEnumerable<string> Problems(SettingsNode file)
    {
        foreach (var (name, node) in file.Children)
            if (_sections.TryGetValue(name, out var section))
                foreach (var problem in SettingsShape.Problems(name, section.Initial(), node)) yield return problem;
            else if (!name.Equals(Logging, StringComparison.OrdinalIgnoreCase))
                yield return Unknown(name);
            else if (node.Kind != SettingsNodeKind.Section)
                yield return $"{Logging} must be a section in braces: {{ }}.";
    }

    internal string Unknown(string name) => $"The section {name} is not known. Known sections: {string.Join(", ", Names.Order())}.";

    private static string[] ProblemsOf(Action read)
    {
        try
        {
            read();
            return [];
        }
        catch (SettingsException e)
        {
            return e.Message.Split('\n');
        }
    }
}
