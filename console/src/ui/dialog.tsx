import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { texts } from '../app/texts.ts';
import { useTexts } from '../i18n/texts.ts';

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  side?: 'center' | 'left';
  children: ReactNode;
};

const PLACES = {
  center:
    'left-1/2 top-1/2 max-h-[85vh] w-[min(36rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-md',
  left: 'left-0 top-0 h-full w-72 border-y-0',
};

/**
 * Takes the clicks, and keeps the page behind from scrolling by scrolling itself, by a pixel and invisibly. The overlay of the primitives adds a
 * style element for that, for which the browser computes the style of the whole page, when it opens and when it closes.
 */
function Backdrop() {
  return (
    <div
      aria-hidden
      className="pointer-events-auto fixed inset-0 z-10 overflow-y-scroll overscroll-contain bg-black/40 [scrollbar-width:none]"
    >
      <div className="h-[calc(100%+1px)]" />
    </div>
  );
}

export function Dialog({ open, onOpenChange, title, description, side = 'center', children }: Props) {
  const t = useTexts(texts);
  const described = description === undefined ? { 'aria-describedby': undefined } : {};
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Backdrop />
        <Primitive.Content
          {...described}
          className={`fixed z-20 overflow-auto border border-line bg-surface p-4 shadow-lg ${PLACES[side]}`}
        >
          <div className="mb-3 flex items-start justify-between gap-4">
            <Primitive.Title className="font-semibold text-lead">{title}</Primitive.Title>
            <Primitive.Close aria-label={t.close} className="rounded p-1 hover:bg-sunken">
              <X aria-hidden size={16} />
            </Primitive.Close>
          </div>
          {description && (
            <Primitive.Description className="mb-3 text-muted">{description}</Primitive.Description>
          )}
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
