using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Roomtone.Hosting.Settings;

namespace Roomtone.Hosting;

/// <summary>Binds sections so that unknown keys and bad values stop the start.</summary>
public static class SettingsRegistration
{
    /// <summary>Registers <typeparamref name="T"/> as a singleton read from its section.</summary>
    /// <exception cref="SettingsException">A key is unknown, or a value is not allowed.</exception>
    public static T AddSettings<T>(this IServiceCollection services, IConfiguration configuration)
        where T : class, ISettings, new()
    {
        var settings = Read<T>(configuration);
        services.AddSingleton(settings);
        services.AddSingleton(Options.Create(settings));
        return settings;
    }

    /// <exception cref="SettingsException">A key is unknown, or a value is not allowed.</exception>
    public static T Read<T>(IConfiguration configuration)
        where T : class, ISettings, new()
    {
        var settings = new T();
        var section = configuration.GetSection(T.Section);
        var problems = section.Exists() ? SettingsShape.Problems(T.Section, settings, SettingsNode.Of(section)) : [];
        if (problems.Count > 0) throw new SettingsException(problems);
        try
        {
            section.Bind(settings, options => options.ErrorOnUnknownConfiguration = true);
            problems = [.. settings.Problems().Select(problem => $"{T.Section}: {problem}")];
        }
        catch (Exception e)
        {
            // Each kind of value is looked at above; what else cannot be used is still the section's fault, not the program's.
            throw new SettingsException([$"{T.Section} cannot be used: {e.GetBaseException().Message.ReplaceLineEndings(" ")}"]);
        }

        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }
}
