using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
        try
        {
            configuration.GetSection(T.Section).Bind(settings, options => options.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException e)
        {
            throw new SettingsException([.. Unknown<T>(configuration).DefaultIfEmpty(Sentence(T.Section, e))]);
        }

        var problems = settings.Problems().Select(problem => $"{T.Section}: {problem}").ToList();
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    /// <summary>Refuses sections that no part of the service reads, which are mostly misspelt.</summary>
    /// <exception cref="SettingsException">The file has a section that is not known.</exception>
    public static void RefuseUnknownSections(IConfiguration file, params IReadOnlyCollection<string> known)
    {
        var unknown = file.GetChildren().Select(section => section.Key)
            .Where(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)).ToList();
        if (unknown.Count > 0)
            throw new SettingsException([
                .. unknown.Select(key => $"The section {key} is not known. Known sections: {string.Join(", ", known.Order())}."),
            ]);
    }

    /// <summary>The binder names what it does not know in words for programmers; of a section's own keys we say it ourselves.</summary>
    private static IEnumerable<string> Unknown<T>(IConfiguration configuration)
        where T : ISettings
    {
        var known = typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => property.Name).ToList();
        return configuration.GetSection(T.Section).GetChildren().Select(child => child.Key)
            .Where(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase))
            .Select(key =>
                $"{T.Section}: the key {key} is not known. Known keys: {string.Join(", ", known.Order(StringComparer.Ordinal))}."
            );
    }

    private static string Sentence(string section, InvalidOperationException e)
    {
        var cause = e; // A fault inside lists lies several exceptions deep; only the innermost of the binder names the key.
        while (cause.InnerException is InvalidOperationException inner) cause = inner;
        return $"{section}: {cause.Message.ReplaceLineEndings(" ")} {cause.InnerException?.Message}".TrimEnd();
    }
}
