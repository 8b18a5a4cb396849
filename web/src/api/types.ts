/** Names for the shapes that the server sends. Answers always hold every field, so optional marks are taken off. */
import type { components } from "./schema";

type Full<T> = T extends (infer U)[]
  ? number extends T["length"]
    ? Full<U>[]
    : { [K in keyof T]: Full<T[K]> }
  : T extends object
    ? { [K in keyof T]-?: Full<T[K]> }
    : T;
type Schema<Name extends keyof components["schemas"]> = Full<components["schemas"][Name]>;

export type Journey = Schema<"Journey">;
export type Stage = Schema<"Stage">;
export type Step = Schema<"Step">;
export type Lane = Schema<"Lane">;
export type Card = Schema<"Card">;
export type Insight = Schema<"Insight">;
export type Action = Schema<"Action">;
export type EmotionPoint = Schema<"EmotionPoint">;
export type MetricDefinition = Schema<"MetricDefinition">;
export type FilterField = Schema<"FilterField">;
export type Persona = Schema<"Persona">;
export type LibraryObject = Schema<"LibraryObject">;

export type Comment = Schema<"CommentLine">;
export type SavedVersion = Schema<"VersionLine">;
export type VersionDifference = Schema<"DifferenceLine">;
export type SavedView = Schema<"View">;

export type MeasuredMap = Schema<"MeasuredMap">;
export type Measurement = Schema<"Measurement">;
export type Comparison = Schema<"Comparison">;
export type StepMeasure = Schema<"StepMeasure">;
export type StepDifference = Schema<"StepDifference">;
export type JourneyTotals = Schema<"JourneyTotals">;
export type MetricValue = Schema<"MetricValue">;
export type Estimate = Schema<"Estimate">;
export type ShareOf = Schema<"ShareOf">;
export type Times = Schema<"Times">;
export type Difference = Schema<"Difference">;
export type MixPart = Schema<"MixPart">;
export type Note = Schema<"Note">;
export type Provenance = Schema<"Provenance">;

export type StepPanel = Schema<"StepPanel">;
export type Trend = Schema<"Trend">;
export type Cut = Schema<"Cut">;
export type Neighbour = Schema<"Neighbour">;
export type Verbatim = Schema<"Verbatim">;
export type Definition = Schema<"Definition">;
export type RatingOutcome = Schema<"RatingOutcome">;

export type MeasuredEffect = Schema<"MeasuredEffect">;
export type EffectSide = Schema<"EffectSide">;

export type Portfolio = Schema<"Portfolio">;
export type JourneyCard = Schema<"JourneyCard">;
export type SparkPoint = Schema<"SparkPoint">;
export type NextThing = Schema<"NextThing">;
export type ChangeSeen = Schema<"ChangeSeen">;
export type OpenPain = Schema<"OpenPain">;

export type WorkspaceInfo = Schema<"WorkspaceInfo">;
export type Fields = Schema<"Fields">;
export type Field = Schema<"FieldChoice">;
export type Trial = Schema<"Trial">;
export type TryRule = Schema<"TryRuleRequest">;
export type ErrorBody = Schema<"ErrorBody">;

export type JourneyLine = Schema<"JourneyLine">;
export type PersonasMeasured = Schema<"PersonasMeasured">;
export type PersonaNumbers = Schema<"PersonaNumbers">;
export type StepOfPersona = Schema<"StepOfPersona">;
export type Habit = Schema<"Habit">;
export type FutureGaps = Schema<"FutureGaps">;
export type StepGap = Schema<"StepGap">;
export type MetricGap = Schema<"MetricGap">;
export type PartChange = Schema<"PartChange">;
export type Priorities = Schema<"Priorities">;
export type StepNeed = Schema<"StepNeed">;
export type WorkScore = Schema<"WorkScore">;
export type Branch = Schema<"Branch">;
export type SearchResult = Schema<"SearchResult">;
export type SearchHit = Schema<"SearchHit">;
export type Template = Schema<"TemplateBody">;
export type Prompt = Schema<"PromptBody">;
export type Proposed = Schema<"Item">;
export type Checked = Schema<"CheckedBody">;
export type FromFile = Schema<"FromFile">;
export type StartAnswers = components["schemas"]["StartAnswers"];
