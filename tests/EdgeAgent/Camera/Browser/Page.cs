using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Tests.Camera.Browser;

/// <summary>What a page that watches would send.</summary>
internal sealed class Page
{
    public Guid Id { get; } = Guid.NewGuid();

    public static BrowserFace Face(Expressions shows, float x = 0.4f, float score = 0.9f) => new(x, 0.2f, 0.2f, 0.27f, score, shows);

    public BrowserReading Sees(params BrowserFace[] faces) => new(Id, true, 1.333f, faces);

    public BrowserReading Stops() => new(Id, false, 1.333f, []);
}
