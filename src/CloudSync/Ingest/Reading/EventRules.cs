using System.Globalization;
using System.Runtime.CompilerServices;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Ingest.Reading;

/// <summary>Validation rules of each event type, beyond its shape.</summary>
internal static class EventRules
{
    private const int MaxPeople = 10_000;

    /// <summary>As long as the columns of the tables.</summary>
    private const int MaxText = EventText.Longest;
    private const int MaxName = 64;
    private const int MaxAccount = 128;

    /// <exception cref="UnreadableException">A rule is broken.</exception>
    public static void Keep(MoodEvent mood)
    {
        Check.Range(mood.People, 0, MaxPeople);
        Check.Range(mood.Coverage, 0, 1);
        Check.Range(mood.Valence, -1, 1);
        Check.Range(mood.Arousal, -1, 1);
        Check.Range(mood.Confidence, 0, 1);
        if (mood.Valence.HasValue != mood.Arousal.HasValue || mood.Valence.HasValue != mood.Confidence.HasValue)
            throw new UnreadableException("Valence, arousal and confidence must come together or not at all.");
        if (mood.Expressions is { } shares) Keep(shares);
    }

    /// <inheritdoc cref="Keep(MoodEvent)"/>
    public static void Keep(TrackEvent track)
    {
        Check.Length(track.Provider, MaxName);
        Check.Length(track.Id, MaxText);
        Check.Length(track.Title, MaxText);
        Check.Length(track.Artist, MaxText);
        Check.Length(track.Why, MaxText);
        Check.Range(track.Heard, 0, 1);
        Check.Range(track.For?.Valence, -1, 1);
        Check.Range(track.For?.Arousal, -1, 1);
    }

    /// <inheritdoc cref="Keep(MoodEvent)"/>
    public static void Keep(FeedbackEvent feedback)
    {
        Check.Length(feedback.Track ?? "", MaxText, "track");
        Check.Length(feedback.By, MaxAccount);
    }

    /// <inheritdoc cref="Keep(MoodEvent)"/>
    public static void Keep(DeviceEvent device)
    {
        Check.Length(device.What, MaxName);
        Check.Length(device.Detail, MaxText);
    }

    private static void Keep(Expressions shares)
    {
        Span<float> values = stackalloc float[Expressions.Count];
        shares.CopyTo(values);
        foreach (var share in values) Check.Range(share, 0, 1);
    }
}

/// <summary>Range and length checks. Each failure is a sentence with the value and the allowed range.</summary>
internal static class Check
{
    /// <exception cref="UnreadableException">Out of range, or not a number.</exception>
    public static void Range(double? value, double from, double to, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        // Written so that NaN fails too.
        if (value is { } number && !(number >= from && number <= to))
            throw new UnreadableException(
                string.Create(CultureInfo.InvariantCulture, $"{Member(name)} is {number}; it must be from {from} to {to}.")
            );
    }

    /// <exception cref="UnreadableException">Missing or too long.</exception>
    public static void Length(string? text, int most, [CallerArgumentExpression(nameof(text))] string name = "")
    {
        if (text is null) throw new UnreadableException($"{Member(name)} is missing.");
        if (text.Length > most) throw new UnreadableException($"{Member(name)} has {text.Length} characters; at most {most} are allowed.");
    }

    private static string Member(string expression)
    {
        var name = expression[(expression.LastIndexOf('.') + 1)..].Trim('?', '!');
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
