using System.Text;
using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Replay;

/// <summary>Reads a recording: JSON lines of events, from the box itself or taken from a batch on the wire.</summary>
internal static class RecordingReader
{
    private const int LongestLine = 64 * 1024;
    private const string WhatItIs = "A recording is the box's recording.jsonl: one event a line.";

    private static readonly string[] Types = [EventTypes.Mood, EventTypes.Track, EventTypes.Feedback, EventTypes.Device];

    /// <exception cref="RecordingException">The file is not there, or is no recording.</exception>
    public static IReadOnlyList<RecordedEvent> Read(string path)
    {
        try
        {
            var events = File.ReadLines(path).Select((line, index) => (Line: line, Number: index + 1))
                .Where(one => !string.IsNullOrWhiteSpace(one.Line)).Select(one => Parse(path, one.Line, one.Number)).ToList();
            return events.Any(one => one.Type == EventTypes.Mood)
                ? events
                : throw new RecordingException($"{path} holds no mood reading, so there is nothing to replay. {WhatItIs}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecordingException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private static RecordedEvent Parse(string path, string line, int number)
    {
        if (line.Length > LongestLine) throw new RecordingException($"{path} is no recording: line {number} has {line.Length} characters. {WhatItIs}");
        try
        {
            var one = Wire.Read<RecordedEvent>(Encoding.UTF8.GetBytes(line));
            if (!Types.Contains(one.Type)) throw new RecordingException($"{path} is no recording: line {number} has the type '{one.Type}'. {WhatItIs}");
            if (one.Type == EventTypes.Mood) _ = Wire.Read<MoodEvent>(one.Data);
            return one;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new RecordingException($"{path} is no recording: line {number} is no event ({e.Message.Split('\n')[0]}) {WhatItIs}", e);
        }
    }
}
