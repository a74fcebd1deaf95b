using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Roomtone.Cli.Host;

namespace Roomtone.Cli.Doctor.Installed;

/// <summary>The settings and secrets of an installed service, as far as the caller may read them.</summary>
internal sealed class InstalledSettings
{
    private const string UsualState = "/var/lib/roomtone";

    private readonly IReadOnlyDictionary<string, string> _credentials;
    private readonly string? _joinedPassword;

    private InstalledSettings(IConfiguration values, IReadOnlyDictionary<string, string> credentials, string? joinedPassword) =>
        (Values, _credentials, _joinedPassword) = (values, credentials, joinedPassword);

    public IConfiguration Values { get; }

    /// <param name="settings">Its settings file; null for none.</param>
    /// <param name="unit">Its unit, which names the files of its secrets.</param>
    /// <param name="state">Where a box keeps what it got when it joined a dashboard; null for another service.</param>
    /// <exception cref="InvalidDataException">The settings file is not JSON.</exception>
    public static InstalledSettings Read(string? settings, ServiceUnit unit, string? state = null)
    {
        var values = new ConfigurationBuilder();
        if (settings is not null) values.AddJsonFile(Path.GetFullPath(settings));
        if (state is null) return new(values.Build(), unit.Credentials, null);
        var joined = Path.Combine(values.Build()["Device:StateFolder"] ?? state, "broker");
        if (JoinedFile(joined) is { } file) values.AddJsonFile(file);
        return new(values.Build(), unit.Credentials, PasswordIn(Path.Combine(joined, "password")));
    }

    /// <inheritdoc cref="Read"/>
    public static InstalledSettings Of(InstalledService service, string? settings = null) =>
        Read(
            settings ?? service.Settings,
            ServiceUnit.Of(service.Package),
            service.Name == InstalledService.Agent.Name ? UsualState : null
        );

    /// <param name="name">E.g. <c>mqtt-password</c>.</param>
    /// <returns>Null where there is none, or the caller may not read it.</returns>
    public string? Secret(string name)
    {
        if (name == "mqtt-password" && _joinedPassword is not null)
            return _joinedPassword;
        return _credentials.TryGetValue("roomtone-" + name, out var file) && Posix.CanReadAndWrite(file)
            ? File.ReadAllText(file).TrimEnd('\r', '\n')
            : null;
    }

    /// <summary>As the agent does: the copy where the file is damaged, and nothing where both are.</summary>
    private static string? JoinedFile(string folder) =>
        ((string[])["settings.json", "settings.json.copy"]).Select(name => Path.Combine(folder, name)).FirstOrDefault(IsJson);

    private static bool IsJson(string file) => DocumentIn(file) is { RootElement.ValueKind: JsonValueKind.Object };

    private static string? PasswordIn(string file) =>
        (DocumentIn(file) ?? DocumentIn(file + ".copy")) is { RootElement.ValueKind: JsonValueKind.Object } document
        && document.RootElement.TryGetProperty("current", out var current) && current.ValueKind == JsonValueKind.String
            ? current.GetString()
            : null;

    private static JsonDocument? DocumentIn(string file)
    {
        if (!Posix.CanReadAndWrite(file) || Directory.Exists(file)) return null;
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(file));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
