using Roomtone.EdgeAgent.Bench.Cost;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision;

namespace Roomtone.EdgeAgent.Bench.Walk;

/// <summary>Somebody cut out of a photograph who walks through a made-up room: a grey wall with a camera's noise.</summary>
internal sealed class WalkingPerson(Frame photograph, FaceBox face)
{
    private const int Wall = 120;
    private const int Noise = 6;

    private readonly Random _noise = new(1);
    private readonly Frame _frame = new(Scenes.Width, Scenes.Height);

    public Frame EmptyRoom(DateTimeOffset at)
    {
        foreach (ref var value in _frame.Pixels.AsSpan()) value = (byte)_noise.Next(Wall - Noise, Wall + Noise + 1);
        _frame.CapturedAt = at;
        return _frame;
    }

    /// <param name="at">The frame's time.</param>
    /// <param name="x">The middle of the face, pixels.</param>
    /// <param name="height">Of the face, pixels.</param>
    public Frame At(DateTimeOffset at, float x, float height)
    {
        EmptyRoom(at);
        var scale = face.Height / height;
        var (left, right) = (Math.Max(0, (int)(x - (0.8f * height))), Math.Min(Scenes.Width, (int)(x + (0.8f * height))));
        for (var row = (int)(200 - (0.8f * height)); row < Math.Min(Scenes.Height, 200 + (1.2f * height)); row++)
        {
            var fromY = (int)Math.Clamp(face.Y + (face.Height / 2) + ((row - 200) * scale), 0, photograph.Height - 1);
            for (var column = left; column < right; column++)
            {
                var fromX = (int)Math.Clamp(face.X + (face.Width / 2) + ((column - x) * scale), 0, photograph.Width - 1);
                photograph
                    .Pixels.AsSpan(((fromY * photograph.Width) + fromX) * 3, 3)
                    .CopyTo(_frame.Pixels.AsSpan(((row * Scenes.Width) + column) * 3));
            }
        }

        return _frame;
    }
}
