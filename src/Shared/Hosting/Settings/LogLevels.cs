using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Roomtone.Hosting.Settings;

/// <summary>The section <c>Logging</c>, whose keys are names of parts of the program.</summary>
internal static class LogLevels
{
    private static readonly ScalarShape Level = ScalarShape.OneOf(Enum.GetNames<LogLevel>());

    public static IEnumerable<string> Problems(IConfigurationSection section) =>
        from child in section.GetChildren()
        from problem in child.Key.Equals("LogLevel", StringComparison.OrdinalIgnoreCase)
            ? child.GetChildren().Where(level => !Level.Fits(level.Value ?? "")).Select(Sentence)
            : Problems(child)
        select problem;

    private static string Sentence(IConfigurationSection level) => $"{level.Path} is '{level.Value}'; it must be {Level.Expected}.";
}
