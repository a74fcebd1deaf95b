using Roomtone.Cli.Host;

namespace Roomtone.Lab.Servers;

/// <summary>MPD with a music folder, a password and one output, its volume done in software.</summary>
/// <param name="folder">Its own folder.</param>
/// <param name="musicFolder">The files it may play; it follows changes by itself.</param>
/// <param name="output">Where the sound goes; silent by default.</param>
/// <param name="time">The clock of its waits.</param>
public sealed class PrivatePlayer(string folder, string musicFolder, PlayerOutput? output = null, TimeProvider? time = null)
    : PrivateServer("player", folder, time)
{
    private readonly PlayerOutput _output = output ?? PlayerOutput.Silent;

    public string MusicFolder { get; } = Path.GetFullPath(musicFolder);

    /// <summary>Needed for every command.</summary>
    public string UserPassword { get; } = Password.Generate();

    /// <summary>What whoever has the password may do.</summary>
    public string Rights { get; init; } = "read,add,control,admin";

    private string SettingsFile => Path.Combine(Folder, "mpd.conf");

    private protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(MusicFolder);
        Directory.CreateDirectory(Path.Combine(Folder, "playlists"));
        return PrivateFile.WriteAsync(SettingsFile, Settings(), cancellationToken);
    }

    private protected override IReadOnlyList<string> Command() =>
        [InstalledProgram.Find("mpd", "mpd"), "--no-daemon", "--stderr", SettingsFile];

    private protected override async Task<bool> AnswersAsync(CancellationToken cancellationToken) =>
        await PortProbe.ReadAsync(Host, Port, expectText: true, cancellationToken) is { } greeting
        && greeting.StartsWith("OK MPD", StringComparison.Ordinal);

    private string Settings() => $$"""
        music_directory "{{MusicFolder}}"
        playlist_directory "{{Folder}}/playlists"
        db_file "{{Folder}}/tags"
        state_file "{{Folder}}/state"
        bind_to_address "{{Host}}"
        port "{{Port}}"
        password "{{UserPassword}}@{{Rights}}"
        default_permissions ""
        auto_update "yes"
        restore_paused "yes"
        zeroconf_enabled "no"
        audio_output {
            type "{{_output.Kind}}"
            name "Room"
            mixer_type "software"
        {{(_output.Path is { } path ? $"    path \"{path}\"\n    format \"44100:16:2\"" : "")}}
        {{(_output.Command is { } command ? $"    command \"{command}\"\n    format \"44100:16:2\"" : "")}}
        }

        """;
}
