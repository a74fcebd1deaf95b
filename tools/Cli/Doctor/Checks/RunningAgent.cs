using System.Net.Http.Json;
using System.Text.Json;
using Roomtone.Cli.Host;
using Roomtone.Contracts;

namespace Roomtone.Cli.Doctor.Checks;

/// <summary>The agent at work, asked at its loopback address.</summary>
/// <param name="port">Its <c>Metrics:Port</c>; null or 0 where there is none to ask.</param>
internal sealed class RunningAgent(int? port) : ICameraWitness
{
    public const int DefaultPort = 9473;

    private const string FromBrowser = "browser";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<Finding?> AskAsync(CancellationToken cancellationToken)
    {
        if (port is null or 0) return null;
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            var page = await http.GetFromJsonAsync<CameraPage>($"http://127.0.0.1:{port}/camera", Wire.Json, cancellationToken);
            return page is null ? null : Judge(page);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException)
        {
            return null; // No agent runs there.
        }
    }

    private static Finding Judge(CameraPage page) =>
        page switch
        {
            { On: false } => Finding.Note(
                "The agent runs, and sensing is stopped: nothing looks.",
                "Start it on the dashboard, by the button or by Home Assistant."
            ),
            { Capturing: false, Kind: FromBrowser } => Finding.Note(
                "The agent runs, and no page watches the room.",
                "Open Listen on a phone or laptop and tap Start."
            ) with
            {
                Lines = page.Lines,
            },
            { Capturing: false } => Finding.Fault(
                $"The agent runs, but its camera ({page.Kind}) gives no pictures.",
                $"The last words below name the fault; more: stop the agent and run {RoomtoneProgram.Name} doctor --settings FILE"
            ) with
            {
                Lines = page.Lines,
            },
            { Light.Black: true } => Finding.Fault(
                "The camera gives black pictures.",
                "Take the cap off the lens, open its shutter, or switch a light on."
            ),
            { Light.Flat: true } => Finding.Fault(
                "The whole picture has one colour: something covers the lens.",
                "Clear the lens; turn the camera to the room, not to a wall."
            ),
            { RestartsLastHour: > 0 } => Finding.Note(
                Works(page)
                    + $" It was restarted {page.RestartsLastHour} times within the hour ({page.StallsLastHour} times because it was silent).",
                "Look at its plug, its cable and its power."
            ) with
            {
                Lines = page.Lines,
            },
            _ => Finding.Well(Works(page)),
        };

    private static string Works(CameraPage page) =>
        page.Kind == FromBrowser
            ? FormattableString.Invariant($"A page watches the room, {page.FramesPerSecond:0.#} readings a second.")
            : FormattableString.Invariant($"The agent takes {page.FramesPerSecond:0.#} pictures a second ({page.Kind}).");

    /// <summary>What of the agent's page is looked at.</summary>
    private sealed record CameraPage(
        string Kind,
        bool On,
        bool Capturing,
        double FramesPerSecond,
        LightOfPage? Light,
        int RestartsLastHour,
        int StallsLastHour,
        IReadOnlyList<string> Lines
    );

    private sealed record LightOfPage(bool Black, bool Flat);
}
