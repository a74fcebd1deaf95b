using System.Diagnostics;
using System.Text.Json.Nodes;
using Roomtone.Lab.Radio;

namespace Roomtone.Lab.Demo;

/// <summary>
/// Web radio for a demo without the internet: the stand-in of the directory, one of its servers dead and one slow, and stations
/// that play the demo's own songs.
/// </summary>
internal sealed class DemoRadio(DemoFolder folder) : IAsyncDisposable
{
    private const int Seconds = 90;

    private static readonly (string Name, string Country, string Language, string Codes, string Tags)[] Known =
    [
        ("Stand-in Slow Coast", "DE", "german", "de", "ambient,chillout"),
        ("Stand-in Harbour Jazz", "GB", "english", "en", "jazz,smooth"),
        ("Stand-in Loud Parade", "US", "english", "en", "rock,metal"),
        ("Stand-in Tuesday", "FR", "french", "fr", "pop"),
    ];

    private readonly List<IcecastStream> _stations = [];
    private FakeRadioBrowser? _directory;

    /// <summary>Once it is started.</summary>
    public FakeRadioBrowser Browser => _directory ?? throw new InvalidOperationException("Web radio is not started yet.");

    /// <summary>The agent's section <c>Radio</c>.</summary>
    public JsonObject Settings => new() { ["Directory"] = Browser.Address };

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var songs = Directory.Exists(folder.Music)
            ? Directory.EnumerateFiles(folder.Music, "*.ogg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList()
            : [];
        List<FakeStation> stations = [];
        foreach (var (number, known) in Known.Index())
            if (songs.Count > 0 && await SoundAsync(songs[number % songs.Count], number, cancellationToken) is { } sound)
            {
                var stream = new IcecastStream(sound, $"{known.Name} - {Path.GetFileNameWithoutExtension(songs[number % songs.Count])}");
                _stations.Add(stream);
                stations.Add(new FakeStation(known.Name, stream.At("list.pls"), known.Country, known.Language, known.Codes, known.Tags));
            }

        _directory = new FakeRadioBrowser(stations, FakeMirror.Well, FakeMirror.Dead, FakeMirror.Slow);
        await _directory.StartAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_directory is not null) await _directory.DisposeAsync();
        foreach (var station in _stations) await station.DisposeAsync();
    }

    /// <summary>Made once, and kept for the next demo.</summary>
    /// <returns>Null where ffmpeg is not there or does not make it: then the directory knows one station less.</returns>
    private async Task<byte[]?> SoundAsync(string song, int number, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder.Of("radio"), $"{number}.mp3");
        if (!File.Exists(file))
        {
            string[] arguments = ["-v", "error", "-y", "-i", song, "-vn", "-t", $"{Seconds}", "-ac", "2", "-ar", "44100", "-b:a", "128k", file];
            try
            {
                using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardError = true })!;
                await ffmpeg.WaitForExitAsync(cancellationToken);
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return null;
            }
        }

        var isThere = File.Exists(file) && new FileInfo(file).Length > IcecastStream.Shortest;
        return isThere ? await File.ReadAllBytesAsync(file, cancellationToken) : null;
    }
}
