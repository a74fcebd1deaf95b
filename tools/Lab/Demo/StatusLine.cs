using Roomtone.Contracts;

namespace Roomtone.Lab.Demo;

/// <summary>One line of what goes on, rewritten in place on a terminal, and written anew at each change elsewhere.</summary>
internal sealed class StatusLine(RoomObserver watch, TextWriter output, bool inPlace)
{
    private const string ClearLine = "\r\u001b[K";
    private readonly Lock _gate = new();
    private string _shown = "";

    public void Show()
    {
        lock (_gate)
        {
            var line = Text(watch.Mood, watch.Track);
            if (line == _shown) return;
            _shown = line;
            if (inPlace) output.Write(ClearLine + line);
            else output.WriteLine(line);
        }
    }

    /// <summary>A sentence on a line of its own; the status follows below.</summary>
    public void Print(string sentence)
    {
        lock (_gate)
        {
            output.WriteLine((inPlace && _shown.Length > 0 ? ClearLine : "") + "roomtone: " + sentence);
            if (inPlace) output.Write(_shown);
        }
    }

    private static string Text(LiveMood? mood, LiveTrack? track)
    {
        var room = mood is null ? "looking" : mood.Reading.People switch
        {
            0 => $"{Word(mood.Mood)}, nobody in view",
            1 => $"{Word(mood.Mood)}, 1 person",
            var people => $"{Word(mood.Mood)}, {people} people",
        };
        var music = track is { State: PlayState.Playing, Track: { } playing } ? $"{playing.Artist}: {playing.Title}" : "no music";
        return $"  mood: {room}   music: {music}";
    }

#pragma warning disable CA1308 // A word for people, not a key.
    private static string Word(Mood mood) => mood.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
