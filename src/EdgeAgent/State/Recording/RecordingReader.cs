using System.Text;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.State.Recording;

/// <summary>Reads a recording: JSON lines of events, from the box itself or taken from a batch on the wire.</summary>
internal static class RecordingReader
{
    private const int LongestLine = 64 * 1024;

    /// <summary>Bytes: a box ends its own at 64 MB and what a minute brings.</summary>
    private const long LargestFile = 80L * 1024 * 1024;

    private const string WhatItIs = "A recording is the box's recording.jsonl: one event a line.";

    private static readonly string[] Types = [EventTypes.Mood, EventTypes.Track, EventTypes.Feedback, EventTypes.Device];

    /// <exception cref="RecordingException">The file is not there, or is no recording.</exception>
    public static Recording Read(string path)
    {
        if (Directory.Exists(path)) throw new RecordingException($"{path} is a folder. {WhatItIs}");
        try
        {
            if (FileFacts.Of(path) is { Kind: FileKind.Regular, Bytes: 0 }) throw HoldsNothing(path);
            using (RegularFile.Open(path, LargestFile)) { } // A pipe would be waited for, and all of it is held in memory.
            var lines = File.ReadLines(path)
                .Select((line, index) => (Line: line, Number: index + 1))
                .Where(one => !string.IsNullOrWhiteSpace(one.Line))
                .ToList();
            var whole = lines.Where((one, index) => index == 0 || !IsTorn(one.Line)).ToList();
            var events = whole.Select(one => Parse(path, one.Line, one.Number)).ToList();
            return events.Any(one => one.Type == EventTypes.Mood)
                ? new Recording(events, lines.Count - whole.Count)
                : throw HoldsNothing(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private static RecordingException HoldsNothing(string path) =>
        new($"{path} holds no mood reading, so there is nothing to replay. {WhatItIs}");

    /// <summary>A power cut ends a line where it was.</summary>
    private static bool IsTorn(string line)
    {
        try
        {
            using var document = line.Length > LongestLine ? null : JsonDocument.Parse(line);
            return false;
        }
        catch (JsonException)
        {
            return true;
        }
    }

    /// <summary>Whether all that is read of it later is there.</summary>
    /// <exception cref="JsonException">Its data is not of its type.</exception>
    private static bool IsWhole(RecordedEvent one) => one.Type switch
    {
        EventTypes.Mood => Wire.Read<MoodEvent>(one.Data) is not null,
        EventTypes.Track => Wire.Read<TrackEvent>(one.Data) is { Id: not null, Title: not null, Artist: not null },
        EventTypes.Device => Wire.Read<DeviceEvent>(one.Data) is { What: not null },
        _ => Wire.Read<object>(one.Data) is not null,
    };

    private static RecordedEvent Parse(string path, string line, int number)
    {
        if (line.Length > LongestLine)
            throw new RecordingException($"{path} is no recording: line {number} has {line.Length} characters. {WhatItIs}");
        try
        {
            var one = Wire.Read<RecordedEvent>(Encoding.UTF8.GetBytes(line));
            if (!Types.Contains(one.Type))
                throw new RecordingException($"{path} is no recording: line {number} has the type '{one.Type}'. {WhatItIs}");
            return IsWhole(one) ? one : throw new JsonException("something is missing in it.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new RecordingException($"{path} is no recording: line {number} is no event ({e.Message.Split('\n')[0]}) {WhatItIs}", e);
        }
    }
}
