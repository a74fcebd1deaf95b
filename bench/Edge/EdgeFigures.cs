using System.Text.Json;
using System.Text.Json.Serialization;

namespace Roomtone.EdgeAgent.Bench;

/// <summary>The figures of <c>./roomtone bench edge</c>, by the names that the design gives them. Null: not measured.</summary>
internal sealed record EdgeFigures
{
    private static readonly JsonSerializerOptions SnakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>
    /// The agent's CPU for a frame over the bare CPU of the runs that its networks made for it, with the detector in every
    /// frame: the worst of 1, 2 and 5 faces.
    /// </summary>
    public double? PipelineRatio { get; init; }

    /// <summary>
    /// The same as the agent looks at people who move. Half the frames run no network, so the frame is cheaper and the ratio
    /// higher.
    /// </summary>
    public double? PipelineRatioMoving { get; init; }

    /// <summary>The same as it looks at people who keep still, where the networks hardly run.</summary>
    public double? PipelineRatioStill { get; init; }

    /// <summary>CPU a picture over that of the better of the peers.</summary>
    public double? PeerRatio { get; init; }

    public double? ResidentMb { get; init; }

    public double? FirstReadingS { get; init; }

    public double? EmptyRoomCorePercent { get; init; }

    /// <summary>The most of 1, 2 and 5 faces.</summary>
    public double? AllocatedKbPerFrame { get; init; }

    /// <summary>With 2 faces, and the detector in every frame.</summary>
    public double? FrameCpuMs { get; init; }

    /// <summary>With 2 faces, and the detector in every frame.</summary>
    public double? InferenceCpuMs { get; init; }

    [JsonPropertyName("ap_40px")]
    public double? Ap40 { get; init; }

    [JsonPropertyName("ap_24px")]
    public double? Ap24 { get; init; }

    public double? DetectionCpuMs { get; init; }

    public Walk.WalkFigures? Walk { get; init; }

    public Agent.AgentFigures? Agent { get; init; }

    /// <summary>Only when asked for: it takes eleven minutes.</summary>
    public Agent.SteadyFigures? Steady { get; init; }

    /// <summary>Only when asked for: it takes an hour.</summary>
    public IReadOnlyList<Agent.HourSample> Hour { get; init; } = [];

    public IReadOnlyList<Peers.PeerFigures> Peers { get; init; } = [];

    public IReadOnlyList<Cost.FrameCost> ByFaces { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, SnakeCase);
}
