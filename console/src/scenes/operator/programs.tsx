import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, type Schemas } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Select } from '../../ui/field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SKILLS, skillTexts } from '../../ui/skill-texts.ts';
import { Empty, Loaded } from '../../ui/states.tsx';
import { DocumentEditor } from './document-editor.tsx';
import { texts } from './texts.ts';

export function Programs() {
  const t = useTexts(texts);
  const query = useQuery({ queryKey: ['programs'], queryFn: () => answerOf(api.GET('/v1/programs')) });
  return (
    <>
      <Loaded query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={t.noProgram}>{t.noProgramText}</Empty>
          ) : (
            <ProgramChoice programs={data} />
          )
        }
      </Loaded>
      <Rubrics />
    </>
  );
}

function ProgramChoice({ programs }: { programs: readonly Schemas['ProgramLine'][] }) {
  const t = useTexts(texts);
  const [chosen, setChosen] = useState(programs[0]?.id ?? '');
  return (
    <>
      <div className="max-w-2xl">
        <Select
          label={t.program}
          value={chosen}
          onChange={setChosen}
          options={programs.map(({ id, title }) => ({ value: id, label: `${title} (${id})` }))}
        />
      </div>
      <DocumentEditor key={chosen} title={t.program} path={`/v1/programs/${encodeURIComponent(chosen)}`} />
    </>
  );
}

/** Rubrics that ship with the product; a program has its own in its document. */
function Rubrics() {
  const t = useTexts(texts);
  const query = useQuery({ queryKey: ['rubrics'], queryFn: () => answerOf(api.GET('/v1/rubrics')) });
  return (
    <Panel title={t.rubrics} note={t.rubricsNote}>
      <Loaded query={query}>
        {({ data }) => (
          <ul className="divide-y divide-line">
            {data.map((rubric) => (
              <li key={rubric.id} className="py-1.5">
                <ShippedRubric rubric={rubric} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}

function ShippedRubric({ rubric: { id, version, body } }: { rubric: Schemas['ShippedRubric'] }) {
  const t = useTexts(texts);
  const names = useTexts(skillTexts);
  const { whole } = useFormat();
  return (
    <details>
      <summary>
        <span className="font-medium">{body.title}</span>{' '}
        <span className="text-muted">{`${id}, ${t.version(whole(version))}`}</span>
      </summary>
      <div className="mt-2 grid gap-3 sm:grid-cols-2" lang="en">
        {SKILLS.map((skill) => {
          const bands = body.skills[skill]?.bands;
          if (!bands) return null;
          return (
            <div key={skill} className="grid gap-1">
              <h3 className="font-medium">{names[skill]}</h3>
              <ol className="list-inside list-decimal text-muted">
                {bands.map((band) => (
                  <li key={band}>{band}</li>
                ))}
              </ol>
            </div>
          );
        })}
      </div>
    </details>
  );
}
