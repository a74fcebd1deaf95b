using Microsoft.Extensions.Configuration;

namespace Roomtone.Hosting;

/// <summary>All sections that a service reads, so that their faults are told at once, and not one a start.</summary>
public sealed class SettingsSections
{
    private readonly Dictionary<string, Action<IConfiguration>> _reads = [];

    public IReadOnlyCollection<string> Names => _reads.Keys;

    public SettingsSections With<T>()
        where T : class, ISettings, new()
    {
        _reads.Add(T.Section, configuration => SettingsRegistration.Read<T>(configuration));
        return this;
    }

    /// <exception cref="SettingsException">A key is unknown, or a value is not allowed; with a sentence for each.</exception>
    public void Check(IConfiguration configuration)
    {
        var problems = _reads.Values.SelectMany(read => ProblemsOf(read, configuration)).ToList();
        if (problems.Count > 0) throw new SettingsException(problems);
    }

    private static string[] ProblemsOf(Action<IConfiguration> read, IConfiguration configuration)
    {
        try
        {
            read(configuration);
            return [];
        }
        catch (SettingsException e)
        {
            return e.Message.Split('\n');
        }
    }
}
