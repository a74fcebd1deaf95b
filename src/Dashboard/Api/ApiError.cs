using System.Text.Json.Serialization;

namespace Roomtone.Dashboard.Api;

/// <summary>Why something was not done.</summary>
/// <param name="Error">One sentence for a person.</param>
/// <param name="RetryAfterSeconds">When to try again, where waiting helps.</param>
internal sealed record ApiError(
    string Error,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? RetryAfterSeconds = null);
